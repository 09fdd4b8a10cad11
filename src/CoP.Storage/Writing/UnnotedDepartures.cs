using CoP.Community.Delivery;

namespace CoP.Storage.Writing;

/// <summary>Where several nodes share a database, none knows what another had begun to send: what was left on the wire is in doubt when its lease ends.</summary>
internal sealed class UnnotedDepartures : IDepartures
{
    public void Begin(long row, long fence)
    {
        // The row's lease says as much as can be known.
    }

    public void End(long row)
    {
        // As above.
    }
}
