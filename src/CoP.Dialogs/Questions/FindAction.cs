using CoP.Community.Questions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Questions;

/// <summary>Searches what was asked before: <c>/find words</c>, or a form that asks for them.</summary>
internal sealed class FindAction(FormRunner forms, QuestionSearch search) : IAction
{
    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (argument.Length == 0)
        {
            await forms.StartAsync(turn, FindForm.FormName, FormStart.Empty, cancel);
        }
        else
        {
            turn.Reply(await search.ShowAsync(turn, argument, cancel));
        }
    }
}

/// <summary>The results of a search as a message.</summary>
internal sealed class QuestionSearch(FindQuestions find, QuestionPages pages)
{
    private const int Most = 6;

    public async Task<Message> ShowAsync(TurnContext turn, string words, CancellationToken cancel)
    {
        var found = await find.HandleAsync(words, Most, cancel);
        return new Message
        {
            Title = turn.Say(found.Count == 0 ? "questions.foundNothing" : new Text("questions.found", found.Count)),
            Blocks = [.. found.Select(question => pages.Entry(question, turn))],
            Buttons = [new ButtonRow(new Button(turn.Say("questions.button.ask"), new Press(AskForm.FormName)))],
        };
    }

    /// <summary>Answered questions much like what somebody is about to ask, or null.</summary>
    public async Task<Message?> AlikeAsync(TurnContext turn, string words, CancellationToken cancel)
    {
        var alike = await find.AlikeAsync(words, 3, cancel);
        return alike.Count == 0
            ? null
            : new Message { Title = turn.Say("questions.alike"), Blocks = [.. alike.Select(question => pages.Entry(question, turn))] };
    }
}
