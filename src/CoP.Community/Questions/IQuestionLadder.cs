namespace CoP.Community.Questions;

/// <summary>What happens to questions as time passes: claims lapse, a second wave goes out, a lead hears of what nobody answered.</summary>
public interface IQuestionLadder
{
    /// <summary>
    /// Brings every open question to the step that its age asks for. May be called at any time and any number of times:
    /// what was done is not done again. When it throws, it is called again at the next fire.
    /// </summary>
    Task ClimbAsync(CancellationToken cancel);
}
