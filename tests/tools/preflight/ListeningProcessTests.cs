using System.Diagnostics;
using CommandLine;

namespace Preflight.Tests;

public sealed class ListeningProcessTests
{
    [Fact]
    public async Task A_server_starts_with_its_announcement_and_ends_when_disposed()
    {
        var server = await StartAsync("echo 'info: Now listening on: http://127.0.0.1:5080'; exec sleep 300");
        var id = server.Process.Id;

        Assert.Equal(new Uri("http://127.0.0.1:5080"), server.Address);
        await server.DisposeAsync();
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
    }

    [Fact]
    public async Task A_server_that_ends_first_is_reported_with_its_output()
    {
        var failure = await Assert.ThrowsAsync<Failure>(() => StartAsync("echo reading; echo 'no settings' >&2; exit 4"));

        Assert.Equal("the server ended with code 4 before it listened:\nreading\nno settings", failure.Message);
    }

    [Fact]
    public async Task A_server_that_never_listens_is_stopped_after_the_limit()
    {
        var failure = await Assert.ThrowsAsync<Failure>(() => StartAsync("echo waiting; exec sleep 300", TimeSpan.FromMilliseconds(300)));

        Assert.Equal("the server did not listen within 0.3 s:\nwaiting", failure.Message);
    }

    private static Task<ListeningProcess> StartAsync(string script, TimeSpan? longest = null) =>
        ListeningProcess.StartAsync(new ProcessStartInfo("/bin/sh", ["-c", script]), longest ?? TimeSpan.FromSeconds(30));
}
