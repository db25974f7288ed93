using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi.Conformance.Support;

/// <summary>
/// Runs a program under mocks on a thread of its own: the SDK blocks on async programs,
/// which would starve the test runner's context and, with many runs at once, the thread pool.
/// </summary>
internal static class Run
{
    public static Task<ImmutableArray<Resource>> Preview(Action program, IMocks? mocks = null) =>
        With(new TestOptions { IsPreview = true }, Completed(program), mocks);

    public static Task<ImmutableArray<Resource>> Preview(Func<Task> program, IMocks? mocks = null) =>
        With(new TestOptions { IsPreview = true }, program, mocks);

    public static Task<ImmutableArray<Resource>> Update(Action program, IMocks? mocks = null) =>
        With(new TestOptions { IsPreview = false }, Completed(program), mocks);

    public static Task<ImmutableArray<Resource>> Update(Func<Task> program, IMocks? mocks = null) =>
        With(new TestOptions { IsPreview = false }, program, mocks);

    public static Task<ImmutableArray<Resource>> With(TestOptions options, Func<Task> program, IMocks? mocks = null) =>
        Alone(() => Deployment.TestAsync(mocks ?? new RecordingMocks(), options, program));

    public static Task<ImmutableArray<Resource>> Stack<TStack>(IMocks? mocks = null, TestOptions? options = null)
        where TStack : Stack, new() => Alone(() => Deployment.TestAsync<TStack>(mocks ?? new RecordingMocks(), options));

    public static Task<T> Alone<T>(Func<Task<T>> run) =>
        Task.Factory.StartNew(run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    public static Task<Seen<T>> SeeInPreview<T>(Func<Output<T>> program, IMocks? mocks = null) => See(true, program, mocks);

    public static Task<Seen<T>> SeeInUpdate<T>(Func<Output<T>> program, IMocks? mocks = null) => See(false, program, mocks);

    /// <summary>The messages of the errors a failing run reports, one a line.</summary>
    public static async Task<string> Failure(Func<Task> run)
    {
        var exception = await Record.ExceptionAsync(run);
        return exception switch
        {
            AggregateException several => string.Join('\n', several.InnerExceptions.Select(e => Assert.IsType<RunException>(e).Message)),
            _ => Assert.IsType<RunException>(exception).Message,
        };
    }

    private static async Task<Seen<T>> See<T>(bool preview, Func<Output<T>> program, IMocks? mocks)
    {
        Output<T>? output = null;
        await With(new TestOptions { IsPreview = preview }, Completed(() => output = program()), mocks);
        return await output!.See();
    }

    private static Func<Task> Completed(Action program) =>
        () =>
        {
            program();
            return Task.CompletedTask;
        };
}
