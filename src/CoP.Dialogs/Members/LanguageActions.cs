using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Members;

/// <summary>Offers the languages, each in its own name; <c>language sw</c> chooses at once.</summary>
internal sealed class LanguageAction(FormRunner forms, OfferedLanguages languages) : IAction
{
    /// <summary>What stands behind the command is a language, or nothing.</summary>
    public static bool IsLanguage(string argument) =>
        argument.Length == 0 || Languages.All.Any(language => Is(argument, language) || Is(argument, Languages.NativeName(language)));

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (languages.Nearest(argument) is not { } language || !MayChoose(turn))
        {
            turn.Reply(Offer(turn));
            return;
        }

        Choose(turn, language);
        if (turn.Incoming.What is ButtonPressed)
        {
            await forms.RemindAsync(turn, cancel); // An open question goes on in the new language; after typed words it does so anyway.
        }
    }

    private static bool Is(string argument, string name) => TextNormalizer.Normalize(argument) == TextNormalizer.Normalize(name);

    // In a group the choice is for everybody, so it is for those who look after it.
    private static bool MayChoose(TurnContext turn) => turn.IsPersonal || PermissionGuard.Admits(turn, Permission.LeadOrCoordinate);

    private static void Choose(TurnContext turn, string language)
    {
        ChooseLanguage.Handle(turn.IsPersonal ? turn.Member : null, turn.Conversation, language);
        turn.Language = language;
        turn.Replace(Message.Of(turn.Say("members.languageChosen")));
    }

    private Message Offer(TurnContext turn) => new()
    {
        Blocks = [new Paragraph(turn.Say("members.chooseLanguage"))],
        Buttons =
        [
            .. languages.All.Chunk(2).Select(pair => new ButtonRow([.. pair.Select(code => new Button(Languages.NativeName(code), new Press("language", code)))])),
        ],
    };
}
