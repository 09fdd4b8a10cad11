namespace CoP.Community.Events.Hosting;

/// <summary>Another organisation was asked, or the request is gone; the two look the same on purpose.</summary>
public sealed record HostRequestNotFound : Refusal;

/// <summary>No later meeting of the series has a host that could have this one.</summary>
public sealed record NobodyToSwapWith : Refusal;

/// <summary>The meeting has begun or is over.</summary>
public sealed record HostingIsPast : Refusal;
