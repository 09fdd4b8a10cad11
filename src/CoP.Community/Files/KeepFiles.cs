using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Files;

/// <summary>Keeps files for good, now that what they were sent for has been done.</summary>
public sealed class KeepFiles(CommunityDb db)
{
    public async Task HandleAsync(IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        if (ids.Count > 0)
        {
            await db.Files.Where(file => ids.Contains(file.Id))
                .ExecuteUpdateAsync(static set => set.SetProperty(static file => file.ExpiresAt, (DateTimeOffset?)null), cancel);
        }
    }
}
