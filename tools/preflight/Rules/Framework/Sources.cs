namespace Preflight.Rules.Framework;

/// <summary>Pages that several rules rest on.</summary>
public static class Sources
{
    private const string Guides = "https://learn.microsoft.com/azure/well-architected/service-guides/";
    private const string Architectures = "https://learn.microsoft.com/azure/architecture/";

    public const string AzureOpenAI = Guides + "azure-openai";
    public const string AppService = Guides + "app-service-web-apps";
    public const string Storage = Guides + "azure-blob-storage";
    public const string Gateway = Guides + "azure-application-gateway";
    public const string LogAnalytics = Guides + "azure-log-analytics";
    public const string Insights = Guides + "application-insights";
    public const string MachineLearning = Guides + "azure-machine-learning";
    public const string BaselineChat = Architectures + "ai-ml/architecture/baseline-microsoft-foundry-chat";
    public const string BasicChat = Architectures + "ai-ml/architecture/basic-microsoft-foundry-chat";
    public const string BaselineWebApp = Architectures + "web-apps/app-service/architectures/baseline-zone-redundant";
    public const string Lifecycle = "https://learn.microsoft.com/azure/architecture/ai-ml/guide/manage-foundation-models-lifecycle";
    public const string Data = "https://learn.microsoft.com/azure/well-architected/ai/grounding-data-design";
    public const string Operations = "https://learn.microsoft.com/azure/well-architected/ai/operations";
    public const string Principles = "https://learn.microsoft.com/azure/well-architected/ai/design-principles";
    public const string ResponsibleAI = "https://learn.microsoft.com/azure/well-architected/ai/responsible-ai";
    public const string Advisor = "https://azure.github.io/Azure-Proactive-Resiliency-Library-v2";
    public const string Alerts = "https://azure.github.io/azure-monitor-baseline-alerts";
    public const string Names = "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules";
    public const string Endpoints = "https://learn.microsoft.com/azure/private-link/private-endpoint-dns";
    public const string Subnets = "https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq";
}
