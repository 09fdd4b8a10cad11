using System.Globalization;
using CoP.Community.Questions;
using CoP.Community.Search;
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
/// <remarks>What other features have answered is shown as well; each knows how to show its own.</remarks>
internal sealed class QuestionSearch(FindQuestions find, FindElsewhere elsewhere, QuestionPages pages, FeatureCatalog features)
{
    private const int Most = 6;
    private const int MostAlike = 3;

    public async Task<Message> ShowAsync(TurnContext turn, string words, CancellationToken cancel)
    {
        List<Entry> found =
        [
            .. (await find.HandleAsync(words, Most, cancel)).Select(question => pages.Entry(question, turn)),
            .. (await elsewhere.HandleAsync(words, MostAlike, cancel)).Select(other => Entry(other, turn)),
        ];
        return new Message
        {
            Title = turn.Say(found.Count == 0 ? "questions.foundNothing" : new Text("questions.found", found.Count)),
            Blocks = [.. found],
            Buttons = [new ButtonRow(new Button(turn.Say("questions.button.ask"), new Press(AskForm.FormName)))],
        };
    }

    /// <summary>Answered questions much like what somebody is about to ask, or null.</summary>
    public async Task<Message?> AlikeAsync(TurnContext turn, string words, CancellationToken cancel)
    {
        List<Entry> alike =
        [
            .. (await find.AlikeAsync(words, MostAlike, cancel)).Select(question => pages.Entry(question, turn)),
            .. (await elsewhere.AlikeAsync(words, MostAlike, cancel)).Select(other => Entry(other, turn)),
        ];
        return alike.Count == 0 ? null : new Message { Title = turn.Say("questions.alike"), Blocks = [.. alike.Take(MostAlike)] };
    }

    private Entry Entry(Found other, TurnContext turn) => new(
        TextTruncation.Title(other.Title),
        turn.Say(new Text($"search.kind.{other.Kind}", other.From)),
        new Button(turn.Say("questions.button.open"), new Press(features.ShownBy(other.Kind), other.Id.ToString(CultureInfo.InvariantCulture))));
}
