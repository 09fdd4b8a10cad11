using CoP.Community;
using CoP.Community.Questions;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Questions;

/// <summary>What a form about a question is about.</summary>
internal static class FormSubject
{
    public const string Question = "question";
    public const string Answer = "answer";

    /// <summary>Whether the question can be acted on; if not, says why.</summary>
    public static bool Check(TurnContext turn, Result<Question> found)
    {
        if (found.Succeeded && found.Value.State == QuestionState.Open)
        {
            return true;
        }

        turn.Remark(found.Refusal ?? new QuestionIsClosed());
        return false;
    }
}
