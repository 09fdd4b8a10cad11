namespace CoP.Community.Files;

/// <summary>A feature that keeps files which not everybody may have, or not any more: asked when somebody comes with a link to one.</summary>
public interface IFileGuard
{
    /// <summary>Whether a file may be handed out; true for what is not the feature's.</summary>
    /// <param name="signedAt">When the link was made, for somebody who might have it then.</param>
    Task<bool> AllowsAsync(long fileId, DateTimeOffset signedAt, CancellationToken cancel);
}
