using CoP.Community;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CoP.Storage.Model;

/// <summary>The revisions of what is <see cref="IRevisioned"/>.</summary>
internal static class Revisions
{
    /// <summary>Raises that of a changed row by one: of two who change it, the later one conflicts.</summary>
    public static void Raise(EntityEntry changed)
    {
        var revision = changed.Property(nameof(IRevisioned.Revision));
        revision.CurrentValue = (int)revision.OriginalValue! + 1;
    }
}
