using System.Reflection;
using CoP.Community;

namespace CoP.Architecture.Tests;

public sealed class SubjectTests
{
    private static readonly Type[] Classes = [.. typeof(ISubject).Assembly.GetTypes().Where(static type => type.IsClass)];

    /// <summary>Else its messages would be remembered for ever: the purge finds what is closable, and nothing else.</summary>
    [Fact]
    public void EverySubject_IsClosable()
    {
        var subjects = Classes.Where(static type => type.GetMethod(nameof(ISubject.SubjectOf), BindingFlags.Public | BindingFlags.Static) is not null).ToList();

        Assert.NotEmpty(subjects);
        Assert.All(subjects, static subject => Assert.Contains(
            subject.GetInterfaces(), parent => parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(IClosable<>)));
    }
}
