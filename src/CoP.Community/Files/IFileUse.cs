namespace CoP.Community.Files;

/// <summary>A feature that goes on needing files: they are not deleted when their time is over.</summary>
public interface IFileUse
{
    /// <summary>The ids of files in use.</summary>
    IQueryable<long> Used(CommunityDb db);
}
