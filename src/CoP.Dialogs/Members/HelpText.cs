using CoP.Community;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Members;

/// <summary>What can be done, for whoever asks, where they are.</summary>
public sealed class HelpText(ILocalizer words)
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

    private Message Stranger(TurnContext turn, Member? member) => new()
    {
        Title = words.Say("members.help.strangerTitle", turn.Language),
        Blocks =
        [
            new Paragraph(words.Say("members.help.stranger", turn.Language)),
            new Paragraph(words.Say(member is not null ? "turn.notActive" : turn.IsPersonal ? "members.help.howToJoin" : "members.help.howToJoinHere", turn.Language)),
        ],
        Buttons = turn.IsPersonal ? [new ButtonRow(Make("language", turn.Language))] : [],
    };

    private Message InPrivate(Member member, TurnContext turn, string language)
    {
        var isNew = !member.CanBeFound;
        List<ButtonRow> buttons =
        [
            .. isNew ? [new ButtonRow(Make("setup", language, ButtonStyle.Primary))] : Array.Empty<ButtonRow>(),
            new ButtonRow(Make("ask", language, isNew ? ButtonStyle.Default : ButtonStyle.Primary), Make("open", language)),
            new ButtonRow(Make("questions", language), Make("find", language)),
            new ButtonRow(Make("profile", language), Make("preferences", language)),
            new ButtonRow(Make("language", language)),
        ];
        return new Message
        {
            Title = words.Say("members.help.title", language),
            Blocks =
            [
                .. isNew ? [new Paragraph(words.Say("members.help.setup", language), Tone.Strong)] : Array.Empty<Block>(),
                new Paragraph(words.Say("members.help.private", language)),
                Hint(turn, language),
                .. Permissions.Leads(member) ? [new Paragraph(words.Say("groups.lead.means", language))] : Array.Empty<Block>(),
            ],
            Buttons = [.. buttons, .. Guiding(member, turn, language)],
        };
    }

    private IEnumerable<ButtonRow> Guiding(Member member, TurnContext turn, string language)
    {
        if (!Permissions.Allows(member, Permission.LeadOrCoordinate, turn.Now))
        {
            yield break;
        }

        if (Permissions.Coordinates(member))
        {
            yield return new ButtonRow(Make("moderate", language), Make("invite", language));
            yield return new ButtonRow(Make("member", language), Make("lead", language));
            yield return new ButtonRow(Make("organisations", language));
        }
        else
        {
            yield return new ButtonRow(Make("moderate", language));
        }

        yield return new ButtonRow(Make("announce", language), Make("announcements", language));
        yield return new ButtonRow(Make("outbox", language));
    }

    private Message InGroup(Member member, TurnContext turn, string language) => new()
    {
        Blocks =
        [
            new Paragraph(words.Say(turn.Conversation.HearsOnlyMentions ? "members.help.groupMention" : "members.help.group", language)),
            .. Permissions.Allows(member, Permission.LeadOrCoordinate, turn.Now) ? [new Paragraph(words.Say(turn.Conversation.HearsOnlyMentions ? "members.help.bindMention" : "members.help.bind", language))] : Array.Empty<Block>(),
        ],
    };

    // Replying is how a phone answers; a card has its form, which stays open.
    private Paragraph Hint(TurnContext turn, string language) =>
        new(words.Say(turn.Conversation.Channel is Channels.Telegram or Channels.Phone ? "members.help.phone" : "members.help.forms", language), Tone.Subtle);

    private Button Make(string verb, string language, ButtonStyle style = ButtonStyle.Default) =>
        new(words.Say($"members.button.{verb}", language), new Press(verb), style);
}
