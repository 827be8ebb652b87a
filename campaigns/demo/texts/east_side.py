"""Welcome to the East Side: location marketing for two states. Names and quotations are invented."""

from campaigns.demo.shapes import Message, Slot, Story, Words

REGION = (
    Message(
        "Was kostet das Leben dort?",
        {
            "es": Words(
                "Vivir en Magdeburgo o en Rostock: ¿cuánto cuesta?",
                "🏠 Un piso de dos habitaciones en Magdeburgo cuesta a menudo menos de la mitad que en Múnich.\n"
                "🚋 Con el Deutschlandticket viajas en todos los trenes regionales y autobuses.\n"
                "🌊 Desde Rostock llegas al mar en 20 minutos.\n\n"
                "¿Quieres saber qué profesiones se buscan allí? Pregúntanos en español, gratis: {link}\n\n"
                "#TrabajarEnAlemania #Magdeburgo #Rostock",
                alt="Dibujo de una costa con un faro y, detrás, las torres de una ciudad.",
            ),
            "ru": Words(
                "Жизнь в Магдебурге или Ростоке: сколько это стоит?",
                "🏠 Двухкомнатная квартира в Магдебурге часто вдвое дешевле, чем в Мюнхене.\n"
                "🚋 С билетом Deutschlandticket вы ездите на всех региональных поездах и автобусах.\n"
                "🌊 Из Ростока до моря 20 минут.\n\n"
                "Какие профессии там ищут? Спросите нас по-русски, бесплатно: {link}\n\n"
                "#РаботаВГермании #Магдебург #Росток",
                alt="Рисунок: берег моря с маяком, за ним башни города.",
            ),
            "vi": Words(
                "Sống ở Magdeburg hay Rostock: chi phí bao nhiêu?",
                "🏠 Căn hộ hai phòng ở Magdeburg thường rẻ hơn một nửa so với München.\n"
                "🚋 Với vé Deutschlandticket, bạn đi được mọi tàu vùng và xe buýt.\n"
                "🌊 Từ Rostock ra biển chỉ 20 phút.\n\n"
                "Ở đó đang cần nghề gì? Hãy hỏi chúng tôi bằng tiếng Việt, miễn phí: {link}\n\n"
                "#LàmViệcỞĐức #Magdeburg #Rostock",
                alt="Hình vẽ bờ biển có ngọn hải đăng, phía sau là những tòa tháp của thành phố.",
            ),
        },
        target="https://www.make-it-in-germany.com/",
        picture="coast",
        is_evergreen=True,
    ),
    Message(
        "Drei Fragen vor dem Visum",
        {
            "es": Words(
                "Tres preguntas antes de pedir el visado",
                "1. ¿Está reconocido tu título? Compruébalo antes de firmar un contrato.\n"
                "2. ¿Quién te pide dinero? La solicitud del visado la haces tú: nadie puede venderte una cita.\n"
                "3. ¿Qué nivel de alemán pide tu profesión?\n\n"
                "Te ayudamos a ordenar los pasos. Escríbenos.",
            ),
            "ru": Words(
                "Три вопроса перед визой",
                "1. Признан ли ваш диплом? Проверьте это до подписания договора.\n"
                "2. Кто просит у вас деньги? Заявление на визу вы подаёте сами: никто не может продать вам термин.\n"
                "3. Какой уровень немецкого нужен для вашей профессии?\n\n"
                "Мы поможем разобраться с шагами. Напишите нам.",
            ),
            "vi": Words(
                "Ba câu hỏi trước khi xin thị thực",
                "1. Bằng cấp của bạn đã được công nhận chưa? Hãy kiểm tra trước khi ký hợp đồng.\n"
                "2. Ai đòi tiền bạn? Bạn tự nộp đơn xin thị thực: không ai được bán lịch hẹn.\n"
                "3. Nghề của bạn cần trình độ tiếng Đức nào?\n\n"
                "Chúng tôi giúp bạn sắp xếp các bước. Hãy nhắn tin cho chúng tôi.",
                state="review",
            ),
        },
    ),
)

STORIES = (
    Story(
        programme="welcome-to-the-east-side",
        slug="leben-im-osten",
        title="Leben zwischen Ostsee und Elbe",
        kind="location",
        goal="Fachkräfte im Ausland kennen Mecklenburg-Vorpommern und Sachsen-Anhalt und fragen nach Stellen dort.",
        audience="Fachkräfte in Vietnam, Zentralasien, Spanien und Lateinamerika",
        topic="living_in_target_region",
        languages=("es", "ru", "vi"),
        source="es",
        platforms=("facebook", "telegram", "instagram"),
        begins=-28,
        ends=28,
        status="running",
        responsible="lead-east",
        messages=REGION,
        slots=(
            Slot(0, -26, "15:00", "es", "facebook"),
            Slot(0, -26, "13:00", "vi", "facebook"),
            Slot(0, -25, "16:00", "ru", "telegram"),
            Slot(0, -19, "15:00", "es", "instagram"),
            Slot(1, -12, "16:00", "ru", "telegram"),
            Slot(1, -11, "15:00", "es", "facebook"),
            Slot(0, -5, "13:00", "vi", "facebook"),
            Slot(1, 0, "13:00", "vi", "facebook"),
            Slot(1, 3, "15:00", "es", "instagram"),
            Slot(0, 6, "16:00", "ru", "facebook"),
            Slot(1, 10, "16:00", "ru", "facebook"),
            Slot(0, 17, "15:00", "es", "facebook"),
        ),
        states=("MV", "ST"),
        budget="480.00",
        page=0,
        ideas=("Leben in der Altmark: drei Menschen erzählen",),
    ),
)
