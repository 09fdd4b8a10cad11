using System.Diagnostics.CodeAnalysis;
using CoP.Community.Questions;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CoP.Scheduling.Questions;

/// <summary>Climbs the ladder of unanswered questions, never twice at the same time.</summary>
[DisallowConcurrentExecution]
internal sealed partial class QuestionLadderJob(IQuestionLadder ladder, ILogger<QuestionLadderJob> log) : IJob
{
    public static readonly JobKey Key = new("question-ladder");
    public static readonly TriggerKey Every = new("question-ladder");

    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong is tried again at the next fire; it must not stop the schedule.")]
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await ladder.ClimbAsync(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The ladder of questions failed; it is tried again at the next fire")]
    private partial void LogFailed(Exception fault);
}
