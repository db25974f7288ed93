using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace App.Tests.Settings;

internal sealed class HostEnvironment : IHostEnvironment
{
    public required string EnvironmentName { get; set; }

    public string ApplicationName { get; set; } = "App";

    public string ContentRootPath { get; set; } = "";

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
