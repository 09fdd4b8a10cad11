using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Roundtables;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Roundtables;

/// <summary>What the program writes for all of the community, in the language that it speaks first.</summary>
internal sealed class RoundtableTexts(CycleText text, OfferedLanguages languages) : IRoundtableTexts
{
    private string Language => languages.All[0];

    public string Title(MeetingCycle cycle) => TextTruncation.Line(text.Title(cycle, Language), Event.TitleLength);

    public string Invitation(MeetingCycle cycle) => text.Say(cycle.Group is { } group ? new Text("roundtable.invitation.group", group.Name(Language)) : "roundtable.invitation", Language);

    public string Invitation(MeetingCycle cycle, IReadOnlyList<AgendaItem> agenda)
    {
        var lines = agenda.Select(item => $"- {text.Line(item, cycle, Language)}");
        var all = $"{Invitation(cycle)}\n\n{text.Say("roundtable.agenda", Language)}\n{string.Join('\n', lines)}";
        return TextTruncation.Within(all, Event.AboutLength);
    }

    public (string FileName, string Title, byte[] Content, string Language) Pack(PackContents contents, DateTimeOffset now)
    {
        var title = text.Say(new Text("roundtable.pack.title", text.Title(contents.Cycle, Language)), Language);
        return ($"{title}.pdf", title, new PackPages(text, Language).Draw(title, contents, now), Language);
    }

    public (string FileName, string Title, string Language) Minutes(MeetingCycle cycle)
    {
        var title = text.Say(new Text("roundtable.minutes.title", text.Title(cycle, Language)), Language);
        return ($"{title}.txt", title, Language);
    }
}
