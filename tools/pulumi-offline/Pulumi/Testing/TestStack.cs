namespace Pulumi.Testing;

/// <summary>The stack around a function under test.</summary>
internal sealed class TestStack : Stack
{
    public IDictionary<string, object?> Results { get; private set; } = new Dictionary<string, object?>();

    // The function is awaited rather than waited for: many tests at once would otherwise hold all threads of the pool.
    public static async Task<TestStack> RunAsync(Func<Task<IDictionary<string, object?>>> createResources)
    {
        var stack = new TestStack();
        stack.Results = await createResources().ConfigureAwait(false);
        return stack;
    }
}
