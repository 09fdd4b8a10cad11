using CoP.Community;

namespace CoP.Delivery.Throttling;

/// <summary>What this process has of a scope, and until when. Not safe for several threads.</summary>
/// <param name="places">Of the whole scope.</param>
internal sealed class ScopeShare(int places, SteadyTime clock)
{
    /// <summary>How often it is asked for while anything is sent.</summary>
    public static readonly TimeSpan Period = ShareTable.Rest;

    /// <summary>Of five, whoever sends only now and then has one.</summary>
    private const int Few = 5;

    private long? _askedAt;
    private long? _wantedAllAt;
    private (int Places, long At) _before;

    /// <summary>Zero when there is none, or it was not kept.</summary>
    public int Places { get; private set; }

    public bool IsHeld => _askedAt is { } asked && Places > 0 && clock.GetElapsedTime(asked) < ShareTable.Lease;

    /// <summary>Whether it is time to ask for it, and nobody is doing so: of two answers the older one could be taken for the newer.</summary>
    public bool IsDue => !IsAsked && (_askedAt is not { } asked || clock.GetElapsedTime(asked) >= Period);

    /// <summary>Whether somebody is asking the database for it now.</summary>
    public bool IsAsked { get; set; }

    public int Wanted => _wantedAllAt is { } at && clock.GetElapsedTime(at) < 2 * Period ? places : Math.Max(1, places / Few);

    /// <summary>What it may have used in the window that is not over yet: nothing of a share that ended before that.</summary>
    public int Used => Math.Max(
        _askedAt is { } asked && clock.GetElapsedTime(asked) < ShareTable.Lease + ShareTable.Rest ? Places : 0, clock.GetElapsedTime(_before.At) < ShareTable.Rest ? _before.Places : 0);

    /// <summary>There is more to send than the share allows, or as much as anybody likes.</summary>
    public void WantAll() => _wantedAllAt = clock.GetTimestamp();

    /// <param name="asked">When the database was asked.</param>
    public void Have(int granted, long asked)
    {
        if (granted < Places)
        {
            _before = (Used, clock.GetTimestamp());
        }

        (Places, _askedAt) = (granted, asked);
    }
}
