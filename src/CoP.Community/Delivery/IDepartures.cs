namespace CoP.Community.Delivery;

/// <summary>
/// Notes which rows may have begun to leave, where a process that is killed leaves it behind. So a row that was marked as
/// sending, and had not begun, is known to be unsent.
/// </summary>
public interface IDepartures
{
    /// <summary>Called before the first byte may leave.</summary>
    /// <param name="row">The row's number.</param>
    /// <param name="fence">Its fence: a later try is another departure.</param>
    void Begin(long row, long fence);

    /// <summary>What became of it is committed.</summary>
    void End(long row);
}
