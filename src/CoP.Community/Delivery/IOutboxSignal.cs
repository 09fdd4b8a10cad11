namespace CoP.Community.Delivery;

/// <summary>Tells the dispatcher that rows were committed, so that nobody waits for its next sweep.</summary>
public interface IOutboxSignal
{
    void Wake();
}
