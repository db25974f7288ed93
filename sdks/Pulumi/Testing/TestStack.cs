namespace Pulumi.Testing;

/// <summary>The stack around a function under test.</summary>
internal sealed class TestStack : Stack
{
    public TestStack(Func<IDictionary<string, object?>> createResources) => Results = createResources();

    public TestStack(Func<Task<IDictionary<string, object?>>> createResources) => Results = createResources().GetAwaiter().GetResult();

    public IDictionary<string, object?> Results { get; }
}
