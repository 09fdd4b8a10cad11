namespace CoP.Community.Delivery;

/// <summary>A feature that has something else to do when a message of its own reached nobody.</summary>
public interface INotDelivered
{
    /// <summary>In the transaction that ends the row as unreachable or refused. Rows of other features are left alone.</summary>
    Task HandleAsync(OutboxMessage row, CancellationToken cancel);
}
