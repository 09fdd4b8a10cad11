using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Members;

/// <summary>What can be done, for whoever asks, where they are: the commands that features show in help, as far as they may be used.</summary>
public sealed class HelpText(FeatureCatalog catalog, ILocalizer words)
{
    public Message For(TurnContext turn) => For(turn, turn.Member);

    /// <param name="member">Who reads: differs from the turn's while somebody is just joining.</param>
    public Message For(TurnContext turn, Member? member)
    {
        var language = turn.Language;
        return !Permissions.Allows(member, Permission.TakePart, turn.Now) ? Stranger(turn, member)
            : turn.IsPersonal ? InPrivate(member!, turn, language)
            : InGroup(member!, turn, language);
    }

    /// <summary>The button of a command, as help names it.</summary>
    public static Button Make(ILocalizer words, string command, string language, ButtonStyle style = ButtonStyle.Default) =>
        new(words.Say($"help.button.{command}", language), new Press(command), style);

    private Message Stranger(TurnContext turn, Member? member) => new()
    {
        Title = words.Say("members.help.strangerTitle", turn.Language),
        Blocks =
        [
            new Paragraph(words.Say("members.help.stranger", turn.Language)),
            new Paragraph(words.Say(member is not null ? "turn.notActive" : turn.IsPersonal ? "members.help.howToJoin" : "members.help.howToJoinHere", turn.Language)),
        ],
        Buttons = turn.IsPersonal ? [.. Rows(member, turn)] : [],
    };

    private Message InPrivate(Member member, TurnContext turn, string language) => new()
    {
        Title = words.Say("members.help.title", language),
        Blocks =
        [
            .. member.CanBeFound ? Array.Empty<Block>() : [new Paragraph(words.Say("members.help.setup", language), Tone.Strong)],
            new Paragraph(words.Say("members.help.private", language)),
            Hint(turn, language),
            .. Permissions.Leads(member) ? [new Paragraph(words.Say("groups.lead.means", language))] : Array.Empty<Block>(),
        ],
        Buttons = [.. Rows(member, turn)],
    };

    private IEnumerable<ButtonRow> Rows(Member? member, TurnContext turn) => catalog.HelpRows()
        .Select(row => row.Where(action => IsFor(action, member, turn)).Select(action => Make(words, action.Name, turn.Language, StyleOf(action, member))).ToArray())
        .Where(static row => row.Length > 0)
        .Select(static row => new ButtonRow([.. row]));

    private static bool IsFor(ActionDescription action, Member? member, TurnContext turn) =>
        Permissions.Allows(member, action.Needs, turn.Now)
        && (action.Help!.Standing != HelpStanding.FirstStep || member is { CanBeFound: false });

    // One button stands out: the first step, and once that is done what most come for.
    private static ButtonStyle StyleOf(ActionDescription action, Member? member) => action.Help!.Standing switch
    {
        HelpStanding.FirstStep => ButtonStyle.Primary,
        HelpStanding.Main when member is { CanBeFound: true } => ButtonStyle.Primary,
        _ => ButtonStyle.Default,
    };

    private Message InGroup(Member member, TurnContext turn, string language) => new()
    {
        Blocks =
        [
            new Paragraph(words.Say(turn.Channel.HearsOnlyMentions(turn.Conversation) ? "members.help.groupMention" : "members.help.group", language)),
            .. Permissions.Allows(member, Permission.LeadOrCoordinate, turn.Now) ? [new Paragraph(words.Say(turn.Channel.HearsOnlyMentions(turn.Conversation) ? "members.help.bindMention" : "members.help.bind", language))] : Array.Empty<Block>(),
        ],
    };

    // Replying is how a phone answers; a card has its form, which stays open.
    private Paragraph Hint(TurnContext turn, string language) =>
        new(words.Say(turn.Channel.DrawsCards ? "members.help.forms" : "members.help.phone", language), Tone.Subtle);
}
