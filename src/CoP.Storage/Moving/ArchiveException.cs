namespace CoP.Storage.Moving;

/// <summary>An archive, a backup or a database is not what it has to be; the message is a sentence for whoever can mend that.</summary>
public sealed class ArchiveException(string message, Exception? inner = null) : IOException(message, inner);
