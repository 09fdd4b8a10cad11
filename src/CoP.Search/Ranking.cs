using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CoP.Search;

/// <summary>
/// How what was found is put in order: some questions to the index, and their answers added up. Words are never all demanded: one slip
/// would find nothing.
/// </summary>
internal sealed class Ranking(SqliteConnection connection, Vocabulary vocabulary, Glossary glossary)
{
    /// <summary>Letters in a run, its edges counted.</summary>
    public const int GramLength = 4;

    private const double TitleWeight = 8;

    /// <summary>
    /// A title is asked once more by itself: beside a long text, what it says would count for little, since the measure divides by the length of
    /// the whole entry.
    /// </summary>
    private const double TitleAloneWeight = 3;

    private const double BodyWeight = 1;

    /// <summary>What somebody says besides the heart of the matter.</summary>
    private const double DetailsWeight = 0.3;

    /// <summary>Of what other languages say, where the words are known as they were said; where they are not, it is all there is, and counts in full.</summary>
    private const double GlossaryWeight = 0.7;
    private const double GramsWeight = 0.15;

    /// <summary>Entries whose words are looked at for one question: the rarest words first, and the frequent ones as far as there is room.</summary>
    private const long MostRead = 20_000;

    private const int MostWords = 32;

    /// <summary>Whoever has written more words is not in the middle of one.</summary>
    private const int MostTyped = 5;

    private const int MostDetails = 24;
    private const int MostGrams = 40;
    private const int MostGramsOfMany = 12;

    /// <summary>Up to here every word is also looked for by its runs of letters.</summary>
    private const long FewEntries = 20_000;

    /// <summary>From here on no word is.</summary>
    private const long ManyEntries = 200_000;

    /// <summary>More entries than were asked for: what is second by words may be first by all.</summary>
    private const int Margin = 3;

    private readonly Dictionary<long, double> _scores = [];
    private readonly Dictionary<string, List<string>> _near = new(StringComparer.Ordinal);
    private readonly long _all = SearchFile.Number(connection, "SELECT coalesce(max(id), 0) FROM entries");

    /// <param name="title">What is looked for, in few words.</param>
    /// <param name="details">What is said besides; may be empty.</param>
    /// <param name="isUnfinished">The last word may go on: somebody is typing.</param>
    public IEnumerable<(long Id, double Score)> Find(string title, string details, int depth, bool isUnfinished)
    {
        var said = Words.Of(title).Distinct(StringComparer.Ordinal).Take(MostWords).ToList();
        Ask(Meant(said, isUnfinished), 1, depth);
        var others = glossary.Expand(said).Where(other => !said.Contains(other.Word, StringComparer.Ordinal)).ToLookup(other => other.Said.Any(word => vocabulary.Count(connection, word) == 0), static other => other.Word);
        Ask(Known(others[true]), 1, depth);
        Ask(Known(others[false]), GlossaryWeight, depth);
        Ask(Known(Words.Of(details).Distinct(StringComparer.Ordinal).Except(said, StringComparer.Ordinal)).OrderBy(static one => one.Count).Take(MostDetails), DetailsWeight, depth);
        AskGrams(said, depth);
        return _scores.OrderByDescending(static one => one.Value).ThenBy(static one => one.Key).Take(depth).Select(static one => (one.Key, one.Value));
    }

    /// <summary>The words as they were said, those that nobody wrote as they may have been meant, and the last as it may go on.</summary>
    private IEnumerable<Term> Meant(List<string> said, bool isUnfinished)
    {
        for (var at = 0; at < said.Count; at++)
        {
            var count = vocabulary.Count(connection, said[at]);
            if (count > 0)
            {
                yield return new Term(Quote(said[at]), count);
            }

            var isLast = at == said.Count - 1;
            if (isLast && said[at].Length >= 3 && ((isUnfinished && said.Count <= MostTyped) || count == 0))
            {
                yield return new Term($"{Quote(said[at])}*", count);
            }

            foreach (var near in Near(said[at], count))
            {
                yield return new Term(Quote(near), vocabulary.Count(connection, near));
            }
        }
    }

    /// <summary>What a word that nobody has written may have been meant to be; nothing for one that somebody has.</summary>
    private List<string> Near(string word, long count) =>
        count > 0 ? [] : _near.TryGetValue(word, out var known) ? known : _near[word] = [.. vocabulary.Near(connection, word)];

    private IEnumerable<Term> Known(IEnumerable<string> words) =>
        words.Select(word => new Term(Quote(word), vocabulary.Count(connection, word))).Where(static term => term.Count > 0);

    private void Ask(IEnumerable<Term> terms, double weight, int depth)
    {
        var query = string.Join(" OR ", Affordable(terms));
        if (query.Length == 0)
        {
            return;
        }

        Ask("titles", "bm25(titles)", query, TitleAloneWeight * weight, depth);
        Ask("words", string.Create(CultureInfo.InvariantCulture, $"bm25(words, {TitleWeight}, {BodyWeight})"), query, weight, depth);
    }

    private void Ask(string table, string measure, string query, double weight, int depth)
    {
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT rowid, {measure} AS alike FROM {table} WHERE {table} MATCH $1 ORDER BY alike LIMIT {depth * Margin}");
        command.Parameters.AddWithValue("$1", query);
        Add(command, weight);
    }

    private void AskGrams(List<string> said, int depth)
    {
        // Among many entries each run of letters is in too many of them, so that only words are taken apart that nobody has written, nor anything near.
        var parts = _all > FewEntries ? said.Where(word => vocabulary.Count(connection, word) == 0 && Near(word, count: 0).Count == 0) : said;
        var grams = parts.SelectMany(static word => Words.Grams(word, GramLength)).Distinct(StringComparer.Ordinal).Take(_all > FewEntries ? MostGramsOfMany : MostGrams).ToList();
        if (grams.Count == 0 || _all > ManyEntries)
        {
            return;
        }

        Ask("grams", "bm25(grams)", string.Join(" OR ", grams.Select(Quote)), GramsWeight, depth);
    }

    /// <summary>The rarest first, and as many as may be read; the rarest always.</summary>
    private static IEnumerable<string> Affordable(IEnumerable<Term> terms)
    {
        var read = 0L;
        foreach (var term in terms.DistinctBy(static term => term.Query).OrderBy(static term => term.Count))
        {
            if (read > 0 && read + term.Count > MostRead)
            {
                yield break;
            }

            read += term.Count;
            yield return term.Query;
        }
    }

    private void Add(SqliteCommand command, double weight)
    {
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            // The database's measure is smaller for what is more alike.
            _scores[rows.GetInt64(0)] = _scores.GetValueOrDefault(rows.GetInt64(0)) - (weight * rows.GetDouble(1));
        }
    }

    private static string Quote(string word) => $"\"{word}\"";

    private sealed record Term(string Query, long Count);
}
