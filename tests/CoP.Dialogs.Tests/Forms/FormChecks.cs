using System.Text;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Xunit;

namespace CoP.Dialogs.Tests.Forms;

/// <summary>What must hold for any form; look-ups need an option in <c>Found</c>.</summary>
internal static class FormChecks
{
    public static void All(Form form)
    {
        foreach (var language in Community.Languages.All)
        {
            CardAnswersEqualChatAnswers(form, language);
        }
    }

    public static void CardAnswersEqualChatAnswers(Form form, string language)
    {
        var chat = new Talk(form, language);
        var card = new Talk(form, language);
        Finish(chat, AnswerInChat, language);
        Finish(card, AnswerOnCard, language);
        Assert.Equal(card.State.Answers.ByField, chat.State.Answers.ByField);
    }

    /// <summary>An answer the field takes, in invariant form.</summary>
    public static string Valid(Field field) => field switch
    {
        ChoiceField choice => choice.Options[^1].Value,
        ChoicesField choices => string.Join(',', choices.Options.Take(Math.Max(1, choices.Min)).Select(static option => option.Value)),
        LookupField lookup => lookup.Found[0].Value,
        DateField => "2026-12-24",
        TimeField => "14:30",
        NumberField number => FormattableString.Invariant($"{number.Min ?? number.Max ?? 7}"),
        YesNoField => YesNoField.Yes,
        FileField => "file-1\nreport.pdf",
        _ => "Words",
    };

    private static void Finish(Talk talk, Action<Talk> answer, string language)
    {
        for (var turn = 0; turn < 50 && talk.Turn.Effects[^1] is Effect.Ask; turn++)
        {
            ButtonsFit(talk, language);
            answer(talk);
            Undoes(talk, answer);
        }

        ButtonsFit(talk, language);
        Assert.IsNotType<Effect.Ask>(talk.Turn.Effects[^1]);
    }

    private static void Undoes(Talk talk, Action<Talk> answer)
    {
        var answers = talk.State.Answers.ByField;
        answer(talk.Do(new Input.Back()));
        Assert.Equal(answers, talk.State.Answers.ByField);
    }

    private static void AnswerInChat(Talk talk)
    {
        var field = talk.Asked.Fields[0];
        talk = talk.State.Drafts.Knows(field.Id) ? talk.Press(new Input.Keep()) : field switch
        {
            ChoicesField => Choose(talk, Valid(field)),
            FileField => talk.Do(new Input.File("file-1", "report.pdf")),
            ChoiceField or LookupField or YesNoField => talk.Press(new Input.Pick(Valid(field))),
            _ => talk.Say(Valid(field)),
        };
        Assert.True(talk.State.Answers.Knows(field.Id));
    }

    private static Talk Choose(Talk talk, string values) =>
        values.Split(',').Aggregate(talk, static (all, value) => all.Press(new Input.Toggle(value))).Press(new Input.Done());

    private static void AnswerOnCard(Talk talk)
    {
        if (talk.Asked.Fields.All(static field => field is FileField))
        {
            AnswerInChat(talk);
            return;
        }

        talk.Submit([.. talk.Asked.Fields.Where(static field => field is not FileField).Select(static field => (field.Id, Valid(field)))]);
    }

    private static void ButtonsFit(Talk talk, string language)
    {
        var message = PromptComposer.Compose(talk.Form, talk.Turn, Talk.Words, language);
        var tokens = new ButtonTokens(new byte[32]);
        foreach (var button in message?.Form is { } form ? Buttons(form) : [])
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(tokens.Write(button.Press!, ButtonTokens.NewOperation(), "c")), 1, 64);
            Assert.NotNull(FormVerbs.Read(button.Press!, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty));
        }
    }

    private static IEnumerable<Button> Buttons(FormPrompt form) =>
        form.Chat.Buttons.SelectMany(static row => row.Buttons).Concat(form.Card.Buttons.Select(static button => button.Button));
}
