namespace CoP.Minutes.Dates;

/// <summary>What a word of the vocabularies can mean in a date; the files of words name them in lower case.</summary>
internal enum DateKind
{
    Month,
    Weekday,
    Unit,

    /// <summary>-1 last, 0 this, 1 next (English: of the week after), 2 the one to come.</summary>
    Next,
    Part,
    By,
    Before,
    After,
    Within,
    In,
    Hence,
    Between,
    From,
    To,
    And,

    /// <summary>Small words between the others, which say nothing.</summary>
    Of,

    /// <summary>Says that a number is the day of a month.</summary>
    Date,
    Day,
    Urgent,
    Week,
    Quarter,
    Half,
    Holiday,

    /// <summary>The end of a unit in one word: "EOM".</summary>
    Ends,
    Ordinal,
    Number,

    /// <summary>Looks like a date in this language and is none.</summary>
    None,
}

/// <summary>What a day or a range is counted in.</summary>
internal enum DateUnit
{
    Day,
    Workday,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,

    /// <summary>Kenya's, from 1 July to 30 June.</summary>
    Financial,
    Weekend,
}

/// <summary>Which part of a range.</summary>
internal enum DatePart
{
    Begin,
    Mid,
    Late,
    End,
}
