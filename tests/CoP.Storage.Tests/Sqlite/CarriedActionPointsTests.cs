using CoP.Community.ActionPoints;
using CoP.Storage.Tests.Providers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.Tests.Sqlite;

/// <summary>What was agreed at events before action points were a table of their own.</summary>
public sealed class CarriedActionPointsTests
{
    private const string Before = "20261128003645_DocumentSourceStamp";

    [Fact]
    public async Task WhatWasAgreedAtEvents_IsCarriedOver_WithItsIds_AndIsSomebodys()
    {
        await using var database = await TestDatabase.AtAsync(Before);
        using (var connection = new SqliteConnection($"Data Source={database.File};Pooling=False"))
        {
            connection.Open();
            Insert(connection, "Members", ("Id", 1), ("Name", "Organiser"));
            Insert(connection, "Members", ("Id", 2), ("Name", "Owner"));
            Insert(connection, "Organisations", ("Id", 3), ("Name", "Council of Governors"));
            Insert(connection, "Groups", ("Id", 4), ("Slug", "shock"));
            Insert(connection, "Events", ("Id", 5), ("OrganiserId", 1), ("GroupId", 4));
            Insert(connection, "Events", ("Id", 6), ("OrganiserId", 1), ("CalendarUid", "6"));
            Insert(connection, "EventActionPoints", ("Id", 11), ("EventId", 5), ("Words", "A member's"), ("MemberId", 2), ("DueAt", 638_000_000_000_000_000));
            Insert(connection, "EventActionPoints", ("Id", 12), ("EventId", 5), ("Words", "An organisation's"), ("OrganisationId", 3));
            Insert(connection, "EventActionPoints", ("Id", 13), ("EventId", 6), ("Words", "Nobody's"));
            Insert(connection, "EventActionPoints", ("Id", 14), ("EventId", 6), ("Words", "A member's other"), ("MemberId", 2));
        }

        await database.StartAsync();

        var carried = await database.ReadAsync(static db => db.ActionPoints.OrderBy(static point => point.Id).ToListAsync());
        Assert.Equal(
            [(11, 2, null, 1, 4, "event:5"), (12, null, 3, null, 4, "event:5"), (13, 1, null, 1, null, "event:6"), (14, 2, null, 2, null, "event:6")],
            carried.Select(static point => ((int)point.Id, (int?)point.OwnerId, (int?)point.OrganisationId, point.Number, (int?)point.GroupId, point.Source)));
        Assert.All(carried, static point => Assert.Equal((ActionPointState.Open, 1L, point.Id == 11), (point.State, point.GivenById, point.DueAt is not null)));
        Assert.Equal([ActionReaders.Group, ActionReaders.Group, ActionReaders.Members, ActionReaders.Members], carried.Select(static point => point.Readers));
    }

    /// <summary>A row of whatever columns the table had then; those that are not named are empty.</summary>
    private static void Insert(SqliteConnection connection, string table, params (string Column, object Value)[] values)
    {
        using var columns = connection.CreateCommand();
        columns.CommandText = $"SELECT name, type FROM pragma_table_info('{table}') WHERE \"notnull\" = 1 AND dflt_value IS NULL";
        var all = values.ToDictionary(static value => value.Column, static value => value.Value);
        using (var reader = columns.ExecuteReader())
        {
            while (reader.Read())
            {
                all.TryAdd(reader.GetString(0), reader.GetString(1) == "INTEGER" ? 0 : "");
            }
        }

        using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", all.Keys.Select(static column => $"\"{column}\""))}) VALUES ({string.Join(", ", all.Keys.Select(static column => $"@{column}"))})";
        foreach (var (column, value) in all)
        {
            insert.Parameters.AddWithValue($"@{column}", value);
        }

        insert.ExecuteNonQuery();
    }
}
