namespace CoP.Storage.Writing;

/// <summary>The database ended a transaction that several works shared, over one of them, or one whose connection broke: the works may succeed by themselves.</summary>
internal sealed class TransactionLostException(Exception cause) : Exception("The database ended the whole transaction.", cause);
