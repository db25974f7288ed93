using Pulumirpc;

namespace Pulumi.Testing;

/// <summary>Keeps the errors that a program under test logs.</summary>
internal sealed class MockEngine : IEngine
{
    private readonly List<string> _errors = [];

    public string[] Errors
    {
        get
        {
            lock (_errors)
                return [.. _errors];
        }
    }

    public Task LogAsync(LogRequest request)
    {
        if (request.Severity == LogSeverity.Error)
        {
            lock (_errors)
                _errors.Add(request.Message);
        }
        return Task.CompletedTask;
    }
}
