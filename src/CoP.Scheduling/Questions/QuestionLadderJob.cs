using CoP.Community.Questions;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CoP.Scheduling.Questions;

/// <summary>Climbs the ladder of unanswered questions.</summary>
internal sealed class QuestionLadderJob(IQuestionLadder ladder, ILogger<QuestionLadderJob> log) : StepJob(log)
{
    public static readonly JobKey Key = new("question-ladder");

    protected override Task StepAsync(CancellationToken cancel) => ladder.ClimbAsync(cancel);
}
