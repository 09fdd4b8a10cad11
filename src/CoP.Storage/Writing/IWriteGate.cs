namespace CoP.Storage.Writing;

/// <summary>The way into a transaction.</summary>
internal interface IWriteGate
{
    /// <summary>Queues the work; it will be answered, whatever happens.</summary>
    void Enter(WaitingWork work);
}
