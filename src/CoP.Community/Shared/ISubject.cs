using System.Linq.Expressions;

namespace CoP.Community;

/// <summary>What messages are about: they show it, and are drawn anew when it changes.</summary>
public interface ISubject
{
    long Id { get; }

    /// <summary>Its name in the outbox and among the live messages, e.g. <c>question:7</c>.</summary>
    static abstract string SubjectOf(long id);
}

/// <summary>A subject that comes to an end. Long after that its messages are not remembered any more: nothing will draw them anew.</summary>
/// <typeparam name="TSelf">The entity itself.</typeparam>
public interface IClosable<TSelf> : ISubject
    where TSelf : class, IClosable<TSelf>
{
    /// <summary>Whether it had ended by then, as a condition that a database can read.</summary>
    static abstract Expression<Func<TSelf, bool>> ClosedBefore(DateTimeOffset time);
}
