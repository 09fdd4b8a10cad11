using CoP.Community;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Members;

/// <summary>What can be done, for whoever asks, where they are.</summary>
public sealed class HelpText(IWords words)
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
        List<ButtonRow> buttons =
        [
            new ButtonRow(Make("ask", language, ButtonStyle.Primary), Make("open", language)),
            new ButtonRow(Make("questions", language), Make("find", language)),
            new ButtonRow(Make("profile", language), Make("preferences", language)),
            new ButtonRow(Make("language", language)),
        ];
        if (Permissions.Allows(member, Permission.LeadOrCoordinate, turn.Now))
        {
            buttons.Add(Permissions.Coordinates(member)
                ? new ButtonRow(Make("moderate", language), Make("invite", language))
                : new ButtonRow(Make("moderate", language)));
            buttons.Add(new ButtonRow(Make("announce", language), Make("announcements", language)));
            buttons.Add(new ButtonRow(Make("outbox", language)));
        }

        return new Message
        {
            Title = words.Say("members.help.title", language),
            Blocks = [new Paragraph(words.Say("members.help.private", language)), .. Reply(turn, language)],
            Buttons = [.. buttons],
        };
    }

    private Message InGroup(Member member, TurnContext turn, string language) => new()
    {
        Blocks =
        [
            new Paragraph(words.Say(turn.Place.HearsOnlyMentions ? "members.help.groupMention" : "members.help.group", language)),
            .. Permissions.Allows(member, Permission.LeadOrCoordinate, turn.Now) ? [new Paragraph(words.Say(turn.Place.HearsOnlyMentions ? "members.help.bindMention" : "members.help.bind", language))] : Array.Empty<Block>(),
        ],
    };

    // Replying is how a phone answers; a card has its form.
    private IEnumerable<Block> Reply(TurnContext turn, string language) =>
        turn.Place.Channel is Channels.Telegram or Channels.Phone ? [new Paragraph(words.Say("members.help.phone", language), Tone.Subtle)] : [];

    private Button Make(string verb, string language, ButtonStyle style = ButtonStyle.Default) =>
        new(words.Say($"members.button.{verb}", language), new Press(verb), style);
}
