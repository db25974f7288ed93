using Rehearsal.Life;
using Spectre.Console;

namespace Preflight.Reports;

/// <summary>Shows on an interactive console which resources are being written, in virtual time. Says nothing elsewhere.</summary>
internal sealed class RehearsalProgress : IObserver<LifeEvent>, IDisposable
{
    private const int Shown = 8;
    private readonly SortedDictionary<string, string> _running = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _ended = new();
    private readonly Task? _display;
    private readonly string _stack;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _starts = [];
    private string _step = "";
    private DateTimeOffset _now;

    public RehearsalProgress(string stack)
    {
        _stack = stack;
        if (!Console.IsErrorRedirected && !Console.IsOutputRedirected)
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
            _display = console.Live(new Text("")).AutoClear(true).StartAsync(ShowAsync);
        }
    }

    public void OnNext(LifeEvent value)
    {
        lock (_lock)
        {
            if (value.Step is not { } step)
            {
                _step = value.LifeStep;
                return;
            }

            // Several steps of a life run at the same time.
            _step = value.LifeStep;
            _starts.TryAdd(_step, step.Start);
            _now = step.End > step.Start ? step.End : step.Start;
            if (!_running.Remove($"{_step} {step.Urn}"))
            {
                _running[$"{_step} {step.Urn}"] = $"{step.Operation.ToString().ToLowerInvariant()} {step.Name}";
            }
        }
    }

    public void OnError(Exception error) => OnCompleted();

    public void OnCompleted()
    {
        _ended.TrySetResult();
        _display?.GetAwaiter().GetResult();
    }

    public void Dispose() => OnCompleted();

    private async Task ShowAsync(LiveDisplayContext display)
    {
        while (!_ended.Task.IsCompleted)
        {
            display.UpdateTarget(Tree());
            display.Refresh();
            await Task.WhenAny(_ended.Task, Task.Delay(100));
        }
    }

    private Tree Tree()
    {
        lock (_lock)
        {
            var passed = _starts.TryGetValue(_step, out var start) ? _now - start : TimeSpan.Zero;
            var tree = new Tree($"[bold]{Markup.Escape(_stack)}[/] {Markup.Escape(_step)} [dim]{passed:h\\:mm\\:ss}[/]");
            foreach (var line in _running.Values.Take(Shown))
            {
                tree.AddNode(Markup.Escape(line));
            }

            if (_running.Count > Shown)
            {
                tree.AddNode($"[dim]and {_running.Count - Shown} more[/]");
            }

            return tree;
        }
    }
}
