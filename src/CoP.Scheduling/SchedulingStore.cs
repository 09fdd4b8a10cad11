namespace CoP.Scheduling;

/// <summary>The database that the jobs are kept in: the community's own, so that one backup holds both.</summary>
/// <param name="Provider">As in <c>Database:Provider</c>.</param>
public sealed record SchedulingStore(string Provider, string ConnectionString);
