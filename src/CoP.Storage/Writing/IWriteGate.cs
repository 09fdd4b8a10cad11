namespace CoP.Storage.Writing;

/// <summary>The way into a transaction.</summary>
internal interface IWriteGate
{
    /// <summary>Queues the work; it will be answered, whatever happens.</summary>
    void Enter(WaitingWork work);

    /// <summary>Somebody will enter within a moment: a commit that is under way may wait for them. <see cref="Expected"/> follows.</summary>
    void Expect();

    /// <summary>They have entered, or do not come.</summary>
    void Expected();
}
