namespace CoP.Community.Questions;

/// <summary>What the schedule calls: moves every waiting question on. Running it twice, or late, tells nobody anything twice.</summary>
public interface IQuestionLadder
{
    /// <summary>Lets lapsed claims go, sends second waves, and escalates what nobody has answered, as of now.</summary>
    Task ClimbAsync(CancellationToken cancel);
}
