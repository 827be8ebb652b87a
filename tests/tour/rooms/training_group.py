"""The working group on the tour. `training-manager` keeps Kompan's trainings and sees its group."""

from tests.tour.page import Page

MANAGER = ("training-manager",)
MEETING = "main a.wg-link"
TAB = "main .tabs a[href$='/{}/']"
PAGES: list[Page] = [
    Page("group", "/training/group/", ("training-manager", "counselor", "coordinator", "lead")),
    Page("groups", "/training/group/?all=1", MANAGER),
    Page("group-new", "/training/group/new/", MANAGER),
    Page("group-meeting", "/training/group/", ("training-manager", "counselor"), (MEETING,)),
    Page("group-meeting-new", "/training/group/", MANAGER, ("main a[href$='/meetings/new/']",)),
    Page("group-meeting-edit", "/training/group/", MANAGER, (MEETING, "main a[href$='/edit/']")),
    Page("group-agenda", "/training/group/", MANAGER, (TAB.format("agenda"),)),
    Page("group-propose", "/training/group/", MANAGER, (TAB.format("agenda"), "main a[href$='/agenda/new/']")),
    Page("group-tasks", "/training/group/", MANAGER, (TAB.format("tasks"),)),
    Page("group-task-new", "/training/group/", MANAGER, (TAB.format("tasks"), "main a[href$='/tasks/new/']")),
    Page("group-archive", "/training/group/", MANAGER, (TAB.format("archive"),)),
    Page("group-minutes", "/training/group/", MANAGER, (TAB.format("archive"), "main .wg-found h3 a")),
    Page("group-members", "/training/group/", MANAGER, (TAB.format("members"),)),
    Page("group-member-new", "/training/group/", MANAGER, (TAB.format("members"), "main a[href$='/members/new/']")),
]
