// The bot on Azure Container Apps, with a database of Azure SQL that knows identities of Entra ID only, and a key vault for what remains secret.
// No password is made, passed or kept here. README.md has the commands.

targetScope = 'resourceGroup'

@description('Where everything is.')
param location string = resourceGroup().location

@description('Begins the names of what is made; those that must be unique in the world end with a hash.')
@minLength(4)
@maxLength(12)
param name string = 'cop-bot'

@description('The image, in the registry below: myregistry.azurecr.io/cop-bot:1.0.0')
param image string

@description('The name of the container registry in this resource group.')
param registryName string

@description('The group of Entra ID that administers the database server: its name and its object id.')
param sqlAdministratorName string
param sqlAdministratorObjectId string

@description('The app registration of the Azure Bot, and its tenant.')
param teamsAppId string
param teamsTenantId string = tenant().tenantId

@description('Whether the bot is on Teams, and on Telegram. For each the vault needs its secrets first.')
param teams bool = true
param telegram bool = true

@description('The address that people reach it by, https://bot.example.org; empty for the one that Azure gives.')
param publicUrl string = ''

@description('False for the first time: then there is a vault to put the secrets into, and a database to let the identities in, before the bot starts.')
param withBot bool = true

@description('How many nodes. Each is told how many they are, so the number does not change by itself.')
@minValue(1)
@maxValue(32)
param nodes int = 2

@description('An endpoint that takes metrics by OTLP (gRPC), of a collector or of a managed Prometheus; empty for none. Traces go to Application Insights.')
param metricsEndpoint string = ''

var unique = uniqueString(resourceGroup().id)
var databaseName = 'community'
var vaultSecretsUser = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')
var registryPull = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')
var address = empty(publicUrl) ? 'https://${name}.${environment.properties.defaultDomain}' : publicUrl

// As whom the bot runs, and as whom the schema is changed.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

resource migrator 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-migrate'
  location: location
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = {
  name: registryName
}

resource pulls 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (who, at) in ['bot', 'migrate']: {
  name: guid(registry.id, name, who)
  scope: registry
  properties: {
    principalId: at == 0 ? identity.properties.principalId : migrator.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: registryPull
  }
}]

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: take('${name}-${unique}', 24)
  location: location
  properties: {
    sku: { family: 'A', name: 'standard' }
    tenantId: tenant().tenantId
    enableRbacAuthorization: true
    enablePurgeProtection: true
  }
}

resource reads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, name)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: vaultSecretsUser
  }
}

resource server 'Microsoft.Sql/servers@2023-08-01-preview' = {
  name: '${name}-${unique}'
  location: location
  properties: {
    minimalTlsVersion: '1.2'
    publicNetworkAccess: 'Enabled'
    administrators: {
      administratorType: 'ActiveDirectory'
      azureADOnlyAuthentication: true
      principalType: 'Group'
      login: sqlAdministratorName
      sid: sqlAdministratorObjectId
      tenantId: tenant().tenantId
    }
  }
}

// Whatever runs in Azure may knock; whoever has no identity in the database stays outside. A private endpoint is stricter.
resource fromAzure 'Microsoft.Sql/servers/firewallRules@2023-08-01-preview' = {
  parent: server
  name: 'AllowAllWindowsAzureIps'
  properties: {
    startIpAddress: '0.0.0.0'
    endIpAddress: '0.0.0.0'
  }
}

resource database 'Microsoft.Sql/servers/databases@2023-08-01-preview' = {
  parent: server
  name: databaseName
  location: location
  sku: { name: 'S1', tier: 'Standard' }
  properties: {
    collation: 'Latin1_General_100_BIN2'
    zoneRedundant: false
  }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: name
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
  }
}

// Its collector gives every app OTEL_EXPORTER_OTLP_ENDPOINT. Application Insights takes traces; figures go to whoever takes OTLP.
resource environment 'Microsoft.App/managedEnvironments@2024-10-02-preview' = {
  name: name
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
    appInsightsConfiguration: {
      connectionString: insights.properties.ConnectionString
    }
    openTelemetryConfiguration: union(
      { tracesConfiguration: { destinations: ['appInsights'] } },
      empty(metricsEndpoint) ? {} : {
        metricsConfiguration: { destinations: ['figures'] }
        destinationsConfiguration: { otlpConfigurations: [{ name: 'figures', endpoint: metricsEndpoint, insecure: false }] }
      })
  }
}

var teamsSecrets = teams ? [{ name: 'teams-client-secret', keyVaultUrl: '${vault.properties.vaultUri}secrets/teams-client-secret', identity: identity.id }] : []
var telegramSecrets = telegram ? [
  { name: 'telegram-token', keyVaultUrl: '${vault.properties.vaultUri}secrets/telegram-token', identity: identity.id }
  { name: 'telegram-secret-token', keyVaultUrl: '${vault.properties.vaultUri}secrets/telegram-secret-token', identity: identity.id }
] : []
var teamsFiles = teams ? [{ secretRef: 'teams-client-secret', path: 'Teams__ClientSecret' }] : []
var telegramFiles = telegram ? [
  { secretRef: 'telegram-token', path: 'Telegram__Token' }
  { secretRef: 'telegram-secret-token', path: 'Telegram__SecretToken' }
] : []

// The user is the identity's client id: there is no password.
var connection = 'Server=tcp:${server.properties.fullyQualifiedDomainName},1433;Database=${databaseName};Authentication=Active Directory Default;Encrypt=True'

resource bot 'Microsoft.App/containerApps@2024-10-02-preview' = if (withBot) {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    environmentId: environment.id
    configuration: {
      activeRevisionsMode: 'Single'
      maxInactiveRevisions: 5
      ingress: {
        external: true
        targetPort: 3978
        transport: 'http'
        allowInsecure: false
      }
      registries: [{ server: registry.properties.loginServer, identity: identity.id }]
      secrets: concat(teamsSecrets, telegramSecrets)
    }
    template: {
      // What is on the wire has 40 seconds to end.
      terminationGracePeriodSeconds: 60
      scale: { minReplicas: nodes, maxReplicas: nodes }
      volumes: [
        { name: 'index', storageType: 'EmptyDir' }
        { name: 'secrets', storageType: 'Secret', secrets: concat(teamsFiles, telegramFiles) }
      ]
      containers: [
        {
          name: 'bot'
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: [
            { name: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
            { name: 'Database__Provider', value: 'SqlServer' }
            { name: 'Database__ConnectionString', value: '${connection};User Id=${identity.properties.clientId}' }
            { name: 'Database__MigrateAtStart', value: 'false' }
            { name: 'Delivery__Nodes', value: string(nodes) }
            { name: 'Community__PublicUrl', value: address }
            { name: 'Teams__Enabled', value: string(teams) }
            { name: 'Teams__AppId', value: teamsAppId }
            { name: 'Teams__TenantId', value: teamsTenantId }
            { name: 'Telegram__Enabled', value: string(telegram) }
            { name: 'Telegram__Mode', value: 'Webhook' }
            { name: 'Telegram__WebhookUrl', value: '${address}/api/telegram' }
          ]
          volumeMounts: [
            { volumeName: 'index', mountPath: '/data' }
            { volumeName: 'secrets', mountPath: '/run/secrets' }
          ]
          probes: [
            { type: 'Startup', httpGet: { path: '/health/live', port: 3978 }, periodSeconds: 2, failureThreshold: 60 }
            { type: 'Readiness', httpGet: { path: '/health/ready', port: 3978 }, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 2 }
            { type: 'Liveness', httpGet: { path: '/health/live', port: 3978 }, periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 6 }
          ]
        }
      ]
    }
  }
  dependsOn: [pulls, reads, database]
}

// Brings the schema up to date; begun by hand before each release (README.md).
resource migrate 'Microsoft.App/jobs@2024-10-02-preview' = {
  name: '${name}-migrate'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${migrator.id}': {} }
  }
  properties: {
    environmentId: environment.id
    configuration: {
      triggerType: 'Manual'
      manualTriggerConfig: { parallelism: 1, replicaCompletionCount: 1 }
      replicaTimeout: 600
      replicaRetryLimit: 1
      registries: [{ server: registry.properties.loginServer, identity: migrator.id }]
    }
    template: {
      containers: [
        {
          name: 'migrate'
          image: image
          args: ['migrate']
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: [
            { name: 'AZURE_CLIENT_ID', value: migrator.properties.clientId }
            { name: 'Database__Provider', value: 'SqlServer' }
            { name: 'Database__ConnectionString', value: '${connection};User Id=${migrator.properties.clientId}' }
          ]
        }
      ]
    }
  }
  dependsOn: [pulls, database]
}

@description('For the messaging endpoint of the Azure Bot.')
output messagingEndpoint string = '${address}/api/messages'
output sqlServer string = server.properties.fullyQualifiedDomainName
output vault string = vault.name
