"""What people ask in the demo's groups: invented, with invented names and numbers that the masking removes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Brought:
    """One import: who brought what from where, how many days ago, how many messages it had."""

    person: str
    programme: str
    state: str
    format: str
    platform: str
    language: str
    days_ago: int
    read: int
    texts: tuple[str, ...]
    own: tuple[str, ...] = ()


KOMPAN, EAST, LARA = "kompan", "welcome-to-the-east-side", "lara-la-red"
BROUGHT = (
    Brought("counselor", KOMPAN, "NW", "telegram_json", "telegram", "ro", 1, 4812, (
        "Bună ziua, știe cineva cât durează până vine Kindergeld după cerere? Aștept de 5 luni.",
        "Șeful nu mi-a plătit salariul pe două luni, ce pot face? Sunați-mă 0151 23456789",
        "Am primit Kündigung pe WhatsApp de la firmă, este legal așa ceva?",
        "Cum fac Anmeldung în Köln dacă proprietarul nu vrea să semneze?",
        "Caut pe cineva care mă ajută cu asigurarea de sănătate, lucrez la negru de un an. Mulțumesc, Ileana",
        "Soțul meu Gheorghe are contract printr-o firmă de leasing, are dreptul la concediu plătit?",
        "Cât costă recunoașterea diplomei de asistent medical în Nordrhein-Westfalen?",
        "Ne-au dat afară din cazarea firmei în Gelsenkirchen, unde putem dormi în seara asta?",
        "Alocația pentru copii se plătește și dacă copiii au rămas în România?",
        "Cine știe un curs de germană gratuit în Dortmund pentru începători?",
    ), (
        "Salut, pentru Kindergeld depui cererea la Familienkasse, găsești formularul și în română.",
        "Da, salariul minim se aplică și la leasing. Scrie-ne dacă vrei să verificăm contractul.",
    )),
    Brought("traveller", KOMPAN, "NW", "whatsapp", "whatsapp", "pl", 4, 2210, (
        "Cześć, gdzie złożyć wniosek o Kindergeld, jeśli dzieci mieszkają w Polsce?",
        "Szef nie zapłacił mi za nadgodziny, mam tylko umowę po niemiecku. Pozdrawiam, Zosia",
        "Czy ktoś robił Steuererklärung sam? Polećcie kogoś, mój numer 0176 55512345",
        "Dostałam wypowiedzenie w okresie próbnym, czy należy mi się zasiłek?",
        "Jak dostać Anmeldung bez meldunku od właściciela w Duisburgu?",
        "Ile trwa uznanie dyplomu pielęgniarki w NRW?",
        "Krankenkasse chce ode mnie składki za rok, a ja pracowałem w Polsce. Co robić?",
        "Agencja pracy potrąca 400 euro za mieszkanie, czy tak wolno?",
    )),
    Brought("colleague", KOMPAN, "SN", "telegram_json", "telegram", "bg", 2, 1630, (
        "Здравейте, как се прави адресна регистрация в Лайпциг без договор за наем?",
        "Кой знае как се кандидатства за детски надбавки в Дрезден? Аз съм Мария от Пловдив",
        "Шефът не ми плати заплатата за октомври, какво мога да направя?",
        "Изгубих работата си, имам ли право на помощи от Jobcenter?",
        "Трябва ли ми здравна осигуровка, ако работя на minijob в Хемниц?",
        "Къде се признава диплома на медицинска сестра в Саксония?",
        "Търся безплатен курс по немски в Цвикау, пишете на @mimi_77",
    )),
    Brought("spanish", LARA, "BE", "facebook", "facebook", "es", 1, 940, (
        "Hola Marta, ¿dónde pido la cita para el Anmeldung en Neukölln? Llevo tres semanas sin conseguirla.",
        "Busco piso desde hace cuatro meses, ¿es normal pagar el depósito antes de verlo?",
        "Mi jefe no me paga las horas extra en el restaurante, ¿adónde puedo ir?",
        "¿Alguien sabe si el seguro médico público acepta a autónomos en Berlín?",
        "Me despidieron embarazada, ¿es legal en Alemania? Escríbanme a fer.lopez@example.org",
        "¿Cómo homologo mi título de enfermera aquí, y cuánto tarda?",
        "¿Puedo cobrar el Kindergeld si mi hija vive en España?",
    )),
    Brought("spanish", LARA, "BE", "text", "facebook", "it", 3, 310, (
        "Ciao a tutti, sono Giuseppe, come funziona la Krankenkasse se lavoro con un minijob?",
        "Cerco casa a Berlino da mesi, qualcuno sa se serve la Schufa per l'affitto?",
        "Il capo non mi paga lo stipendio da due mesi, a chi mi rivolgo?",
        "Dove si fa l'Anmeldung senza appuntamento?",
        "Oi gente, alguém sabe como tirar o seguro de saúde na Alemanha sendo autônomo?",
        "Meu patrão não pagou o salário de setembro, o que faço?",
    )),
    Brought("vietnamese", EAST, "MV", "telegram_html", "telegram", "vi", 2, 1188, (
        "Mọi người ơi, xin visa lao động theo diện tay nghề cần tiếng Đức B1 hay B2?",
        "Em là Hương, bằng điều dưỡng Việt Nam có được công nhận ở Rostock không ạ?",
        "Công ty môi giới đòi 8000 euro để đi học nghề, có phải lừa đảo không?",
        "Mất việc rồi có được trợ cấp thất nghiệp không? Zalo 0912 345 678",
        "Làm Anmeldung ở Schwerin cần giấy tờ gì ạ?",
    )),
    Brought("russian", EAST, "ST", "telegram_json", "telegram", "ru", 5, 3024, (
        "Привет, Света! Подскажи, как подтвердить диплом медсестры в Магдебурге?",
        "Работодатель не платит зарплату второй месяц, куда обращаться в Галле?",
        "Как получить карту шансов и нужен ли B1? Пишите в тг @olga_77",
        "Сколько ждать Kindergeld после подачи заявления?",
        "Нужна ли медицинская страховка для визы на обучение?",
        "Как сделать прописку в Дессау без договора аренды?",
    )),
)  # fmt: skip
