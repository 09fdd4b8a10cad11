namespace CoP.Community.Events.Afterwards;

/// <summary>Neither where the recording is, nor what came of it.</summary>
public sealed record NothingToShare : Refusal;

/// <summary>Only trainings give one.</summary>
public sealed record NoCertificateOfIt : Refusal;
