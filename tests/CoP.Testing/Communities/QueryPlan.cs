using CoP.Community;
using Microsoft.EntityFrameworkCore;

namespace CoP.Testing.Communities;

/// <summary>How SQLite would carry out a query: which indexes it reads.</summary>
public static class QueryPlan
{
    /// <summary>Its steps, in order.</summary>
    public static async Task<List<string>> ReadAsync<T>(CommunityDb db, IQueryable<T> query)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = query.CreateDbCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await using var reader = await command.ExecuteReaderAsync();
        List<string> steps = [];
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }
}
