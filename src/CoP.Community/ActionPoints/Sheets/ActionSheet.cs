using System.Collections.Frozen;
using System.Globalization;

namespace CoP.Community.ActionPoints.Sheets;

public enum SheetColumn
{
    What,
    Who,
    Organisation,
    Group,
    Due,
    Kind,
    Source,
    State,
    Priority,
    Key,
}

/// <summary>What is wrong with a line of a table.</summary>
public enum SheetFault
{
    NothingToDo,
    TooLong,
    NoSuchPerson,
    NoSuchOrganisation,
    NoSuchGroup,
    NotYourGroup,
    NotADay,
    NoSuchKind,
    NoSuchState,
    Twice,
}

/// <summary>A fault, and the cell that it is about.</summary>
public sealed record SheetError(int Line, SheetFault Fault, string Cell);

/// <summary>A line of a table of actions, as it is written.</summary>
public sealed record SheetLine(int Line, IReadOnlyDictionary<SheetColumn, string> Cells)
{
    public string this[SheetColumn column] => Cells.GetValueOrDefault(column, "");
}

/// <summary>Knows the columns of tables of actions by their names in four languages, and what stands in them.</summary>
public static class ActionSheet
{
    public const int MostLines = 1000;

    private static readonly FrozenDictionary<string, SheetColumn> Names = new Dictionary<SheetColumn, string>
    {
        [SheetColumn.What] = "what,action,action point,task,resolution,recommendation,nini,hatua,jambo,azimio,pendekezo,quoi,action à mener,résolution,recommandation,qué,acción,tarea,resolución,recomendación",
        [SheetColumn.Who] = "who,owner,responsible,nani,mhusika,qui,responsable,quién",
        [SheetColumn.Organisation] = "organisation,organization,org,shirika,organización,entidad",
        [SheetColumn.Group] = "group,working group,twg,kikundi,kikundi kazi,groupe,groupe de travail,grupo,grupo de trabajo",
        [SheetColumn.Due] = "due,by,by when,when,deadline,date,kufikia,lini,tarehe,échéance,pour le,quand,délai,fecha límite,plazo,cuándo,fecha",
        [SheetColumn.Kind] = "kind,type,aina,nature,tipo,clase",
        [SheetColumn.Source] = "source,comes from,meeting,conference,chanzo,mkutano,kutoka,provenance,origine,réunion,conférence,procede de,origen,fuente,reunión,conferencia",
        [SheetColumn.State] = "state,status,hali,état,statut,estado",
        [SheetColumn.Priority] = "priority,kipaumbele,priorité,prioridad",
        [SheetColumn.Key] = "key,id,no,number,ufunguo,namba,clé,numéro,clave,número",
    }.SelectMany(static pair => pair.Value.Split(',').Select(name => (Name: TextNormalizer.Normalize(name), pair.Key))).DistinctBy(static pair => pair.Name).ToFrozenDictionary(static pair => pair.Name, static pair => pair.Key, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Advice = Words("recommendation,recommended,pendekezo,recommandation,recomendación");
    private static readonly FrozenSet<string> Action = Words("action,action point,task,hatua,jambo,tâche,acción,tarea");
    private static readonly FrozenSet<string> Done = Words("done,completed,closed,tayari,limetekelezwa,imetekelezwa,done and confirmed,fait,faite,terminé,hecho,hecha,terminado");
    private static readonly FrozenSet<string> Open = Words("open,ongoing,in progress,pending,to be done,waits for a yes,stuck,la kutekelezwa,inaendelea,linasubiri,à faire,en cours,ouvert,por hacer,en curso,abierto,pendiente");
    private static readonly FrozenSet<string> High = Words("high,urgent,1,yes,juu,ya juu,haute,élevée,alta,before others");
    private static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d MMM yyyy", "d MMMM yyyy", "ddd d MMM yyyy", "d 'de' MMMM 'de' yyyy", "d/M/yy"];

    /// <summary>The lines of a table; null where no row names a column of what is to be done.</summary>
    public static IReadOnlyList<SheetLine>? Read(string text)
    {
        var rows = DelimitedText.Rows(text);
        for (var at = 0; at < Math.Min(rows.Count, 5); at++)
        {
            if (Columns(rows[at].Cells) is { } columns)
            {
                return [.. rows.Skip(at + 1).Take(MostLines).Select(row => new SheetLine(row.Line, columns.Where(column => column.At < row.Cells.Count && row.Cells[column.At].Length > 0).ToDictionary(static column => column.Column, column => row.Cells[column.At])))];
            }
        }

        return null;
    }

    /// <summary>Null for what is no day; a day written in any of the languages.</summary>
    public static DateOnly? Day(string cell) => Languages.All.Select(Languages.Culture).Prepend(CultureInfo.InvariantCulture)
        .Select(culture => DateOnly.TryParseExact(cell.Split(' ') is [var date, "00:00" or "00:00:00"] ? date : cell, Days, culture, DateTimeStyles.AllowWhiteSpaces, out var day) ? (DateOnly?)day : null).FirstOrDefault(static day => day is not null);

    /// <summary>Whether a cell says that it is a recommendation; null where it says neither.</summary>
    public static bool? IsAdvice(string cell) => Is(cell, Advice) ? true : cell.Length == 0 || Is(cell, Action) ? false : null;

    /// <summary>Whether a cell says that it is done; null where it says neither.</summary>
    public static bool? IsDone(string cell) => Is(cell, Done) ? true : cell.Length == 0 || Is(cell, Open) ? false : null;

    public static bool IsHigh(string cell) => Is(cell, High);

    private static List<(SheetColumn Column, int At)>? Columns(IReadOnlyList<string> cells)
    {
        var columns = cells.Select(static (name, at) => (Known: Names.TryGetValue(TextNormalizer.Normalize(name.Trim('*', ':', ' ')), out var column), Column: column, At: at))
            .Where(static found => found.Known).DistinctBy(static found => found.Column).Select(static found => (found.Column, found.At)).ToList();
        return columns.Count > 1 && columns.Exists(static found => found.Column == SheetColumn.What) ? columns : null;
    }

    private static bool Is(string cell, FrozenSet<string> words) => words.Contains(TextNormalizer.Normalize(cell));

    private static FrozenSet<string> Words(string all) => all.Split(',').Select(TextNormalizer.Normalize).ToFrozenSet(StringComparer.Ordinal);
}
