using App.Credentials;
using App.LanguageModel;
using App.Tests.Credentials;
using Azure.Core;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.LanguageModel;

/// <summary>The app in mode Azure with the bundled documents and fake endpoints; everything else is real.</summary>
internal static class ModelApplication
{
    public const string Question = "What metrics describe the quality of an answer?";

    public static ChatApplication On(CountedCredential credential, params FakeAzureOpenAI[] endpoints) =>
        new()
        {
            Settings = Settings([.. endpoints.Select(endpoint => endpoint.Address)]),
            Replace = services =>
            {
                services.AddSingleton<TokenCredential>(new CachedCredential(credential, TimeProvider.System));
                services
                    .AddHttpClient(ModelClient.Transport)
                    .ConfigurePrimaryHttpMessageHandler(() =>
                    {
                        var connections = ModelClient.Connections();
                        connections.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                            endpoints.Any(endpoint => endpoint.IsIts(certificate));
                        return connections;
                    });
            },
        };

    public static Dictionary<string, string> Settings(params string[] endpoints)
    {
        var settings = new Dictionary<string, string>
        {
            ["Chat:Mode"] = "Azure",
            ["AzureAI:ChatDeployment"] = "chat",
            ["AzureAI:FirstTokenSeconds"] = "60",
            ["AzureAI:NextTokenSeconds"] = "60",
            ["Search:Bundled"] = "true",
        };
        for (var i = 0; i < endpoints.Length; i++)
            settings[$"AzureAI:Endpoints:{i}"] = endpoints[i];
        return settings;
    }
}
