using System.Globalization;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Tests.Forms;

internal static class SampleForms
{
    public static Form Event { get; } = new("new-event", 3,
    [
        new TextField("title", Text.Verbatim("Title")) { MaxLength = 80 },
        new ChoiceField("kind", Text.Verbatim("Kind"), [Option("online", "Online"), Option("onsite", "On site")]),
        new DateField("date", Text.Verbatim("Date")),
        new TextField("room", Text.Verbatim("Room")) { When = Condition.Is("kind", "onsite") },
        new TextField("notes", Text.Verbatim("Notes")) { Optional = true },
    ]);

    /// <summary>One field of every kind.</summary>
    public static Form Everything { get; } = new("everything", 1,
    [
        new ChoiceField("county", Text.Verbatim("County"),
            [.. Enumerable.Range(1, 47).Select(static n => Option("c" + Name(n), $"Coúnty {Name(n)}"))]),
        new ChoicesField("days", Text.Verbatim("Days"), [Option("mo", "Monday"), Option("tu", "Tuesday"), Option("we", "Wednesday")]) { Max = 2 },
        new TimeField("time", Text.Verbatim("Time")),
        new NumberField("seats", Text.Verbatim("Seats")) { Min = 1, Max = 5000 },
        new YesNoField("public", Text.Verbatim("Public?")),
        new LookupField("host", Text.Verbatim("Host"), "members") { Found = [Option("7", "Wanjiku"), Option("8", "Otieno")] },
        new FileField("paper", Text.Verbatim("Paper")) { Optional = true },
    ]);

    public static Option Option(string value, string label) => new(value, Text.Verbatim(label));

    private static string Name(int number) => number.ToString("00", CultureInfo.InvariantCulture);
}
