using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Questions;

/// <summary>A form that picks one member for a question.</summary>
internal abstract class PeerForm(string name, QuestionAccess access) : IFormHandler
{
    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = await access.FindOpenAsync(request.Id(FormSubject.Question), turn.Actor, cancel);
        return FormSubject.Check(turn, found)
            ? new Form(name, Version: 1, [new LookupField(QuestionFields.Peer, $"questions.{name}.field", MemberDataset.Name)])
            {
                Title = $"questions.{name}.title",
                Intro = Intro(turn, found.Value),
                SubmitLabel = $"questions.{name}.submit",
                ConfirmLabel = $"questions.{name}.submit",
                Review = ReviewMode.Never,
            }
            : null;
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var to = long.Parse(state.Answers[QuestionFields.Peer]!, System.Globalization.CultureInfo.InvariantCulture);
        var done = await SendAsync(turn.Actor, state.SubjectId(FormSubject.Question), to, cancel);
        if (done.Refusal is PeerNotAvailable or PeerAlreadyAsked)
        {
            return ImmutableDictionary<string, Text>.Empty.Add(QuestionFields.Peer, RefusalText.Text(done.Refusal));
        }

        turn.Replace(Message.Of(turn.Say(done.Refusal is { } refusal ? RefusalText.Text(refusal) : new Text($"questions.{name}.done", done.Value.Name))));
        return ImmutableDictionary<string, Text>.Empty;
    }

    protected virtual Text Intro(TurnContext turn, Question question) => Text.Verbatim(question.Title);

    protected abstract Task<Result<Member>> SendAsync(Member actor, long questionId, long toMemberId, CancellationToken cancel);
}

internal sealed class PassForm(QuestionAccess access, PassQuestion pass) : PeerForm("pass", access)
{
    protected override Task<Result<Member>> SendAsync(Member actor, long questionId, long toMemberId, CancellationToken cancel) =>
        pass.HandleAsync(actor, questionId, toMemberId, cancel);
}

internal sealed class AssignForm(QuestionAccess access, AssignQuestion assign, QuestionText text) : PeerForm("assign", access)
{
    protected override Text Intro(TurnContext turn, Question question) => text.About(question, turn.Actor, turn.Language);

    protected override Task<Result<Member>> SendAsync(Member actor, long questionId, long toMemberId, CancellationToken cancel) =>
        assign.HandleAsync(actor, questionId, toMemberId, cancel);
}
