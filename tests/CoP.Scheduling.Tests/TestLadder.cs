using CoP.Community.Questions;

namespace CoP.Scheduling.Tests;

/// <summary>Fails when told to.</summary>
internal sealed class TestLadder : IQuestionLadder
{
    public Calls Calls { get; } = new();

    public bool Fails { get; set; }

    public Task ClimbAsync(CancellationToken cancel)
    {
        Calls.Add();
        return Fails ? throw new InvalidOperationException("The ladder slipped.") : Task.CompletedTask;
    }
}
