using CoP.Community.Events.Topics;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Topics;

/// <summary>Shows a topic; its card stays alive.</summary>
internal sealed class ShowTopicAction(TopicAccess access) : IdAction
{
    public const string Verb = "topic-show";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if ((await access.FindAsync(id, turn.Actor, cancel)).Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Show(new TopicShown(id));
        }
    }
}

/// <summary>Makes an event of a topic: asks what kind it will be, and the form follows.</summary>
internal sealed class PlanTopicAction(TopicAccess access) : IdAction
{
    public const string Verb = "topic-plan";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if ((await access.FindOpenAsync(id, turn.Actor, cancel)).Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Reply(EventForm.AskKind(turn, id));
        }
    }
}

/// <summary>Makes a topic of what nobody could answer: the form, with its title. The argument is its subject.</summary>
internal sealed class MakeTopicAction(TopicLists lists, FormRunner forms) : IAction
{
    public const string Verb = "topic-of";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (await lists.FindUnansweredAsync(argument, cancel) is not { } one)
        {
            turn.Remark(new NotUnanswered());
            return;
        }

        await forms.StartAsync(
            turn, ProposeTopicForm.FormName,
            new FormStart(FormStart.Empty.Arguments.Add(ProposeTopicForm.Source, one.Subject), Answers.None.With(ProposeTopicForm.Title, one.Title)), cancel);
    }
}
