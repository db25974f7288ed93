using System.Text.Json.Nodes;

namespace AzureDefinitions.Outputs;

/// <summary>Accounts of Foundry and Azure OpenAI, their projects, and workspaces of Machine Learning.</summary>
internal static class AiServices
{
    public static void Account(ArmSubject subject, JsonObject properties)
    {
        if (ArmSubject.Text(subject.Properties["customSubDomainName"]) is { } host)
        {
            properties["endpoint"] = $"https://{host}.cognitiveservices.azure.com/";
            properties["endpoints"] = new JsonObject
            {
                ["AI Foundry API"] = $"https://{host}.services.ai.azure.com/",
                ["Azure AI Model Inference API"] = $"https://{host}.services.ai.azure.com/",
                ["OpenAI Language Model Instance API"] = $"https://{host}.openai.azure.com/",
            };
        }
    }

    public static void Project(ArmSubject subject, JsonObject properties) =>
        properties["endpoints"] = new JsonObject
        {
            ["AI Foundry API"] = $"https://{subject.ParentName}.services.ai.azure.com/api/projects/{subject.Name}",
        };

    public static void LearningWorkspace(ArmSubject subject, JsonObject properties)
    {
        properties["workspaceId"] = subject.Guid("workspace");
        properties["tenantId"] = subject.Tenant;
    }
}
