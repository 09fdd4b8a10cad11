namespace CoP.Storage;

/// <summary>Refuses a start on a schema that it may not change.</summary>
internal static class OutdatedSchema
{
    /// <exception cref="InvalidOperationException">Something is missing, and <see cref="DatabaseOptions.MigrateAtStart"/> says that the start must not bring it.</exception>
    public static void RefuseUnlessAllowed(this DatabaseOptions options, int pending)
    {
        if (pending > 0 && !options.MigrateAtStart)
        {
            throw new InvalidOperationException(
                $"The database lacks {pending} of the changes to its schema that this version needs, and Database:MigrateAtStart is false. The command migrate brings it up to date.");
        }
    }
}
