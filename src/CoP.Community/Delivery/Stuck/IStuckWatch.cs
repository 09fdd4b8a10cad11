namespace CoP.Community.Delivery.Stuck;

/// <summary>Tells those who can mend it that something is stuck.</summary>
public interface IStuckWatch
{
    Task LookAsync(CancellationToken cancel);
}
